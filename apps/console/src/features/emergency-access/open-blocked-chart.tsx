import { useNavigate } from "react-router";
import { OpenChartOverride } from "../../lib/emergency-access/open-chart-override.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./emergency-access.module.css";

/** In the mode: one blocked chart at a time, named exactly. */
export function OpenBlockedChart() {
  const navigate = useNavigate();
  return (
    <Section id="open-blocked-chart" title="Open a blocked chart">
      <p className={styles.lead}>
        The rights of an administrator open no chart that a patient set blocks for you. In an emergency you open one at
        a time, for an hour. Since a blocked record is in no search, name it exactly.
      </p>
      <OpenChartOverride onOpened={(id) => void navigate(`/patients/${encodeURIComponent(id)}`)} />
    </Section>
  );
}
