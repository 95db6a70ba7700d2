import { IconLockOpen } from "@tabler/icons-react";
import { useEffect } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { clockTime, zoneName } from "../../lib/dates.ts";
import { OpenChartOverride } from "../../lib/emergency-access/open-chart-override.tsx";
import { useOpenOverrides } from "../../lib/emergency-access/open-overrides.ts";
import { patientAddress } from "../../lib/patient-words.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./emergency-access.module.css";

const ID = "open-blocked-chart";

/** In the mode: one blocked chart at a time, named exactly; and those that are open by now. */
export function OpenBlockedChart() {
  const navigate = useNavigate();
  const { hash } = useLocation();
  useEffect(() => {
    // The sheet scrolls, and it came before this section.
    if (hash === `#${ID}`) document.getElementById(ID)?.scrollIntoView();
  }, [hash]);
  return (
    <Section id={ID} title="Open a blocked chart">
      <p className={styles.lead}>
        The rights of an administrator open no chart that a patient set blocks for you. In an emergency you open one at
        a time, for an hour at most. Since a blocked record is in no search, name it exactly.
      </p>
      <OpenNow />
      <OpenChartOverride onOpened={(id) => navigate(patientAddress(id))} />
    </Section>
  );
}

/** By what they were opened for: a name would be an opening of the record, and an entry. */
function OpenNow() {
  const zone = usePracticeTimeZone();
  const open = useOpenOverrides();
  if (open.length === 0) return null;
  return (
    <ul className={styles.open} aria-label="Blocked charts that are open to you now">
      {open.map(({ id, patientId, reason, endsAt }) => (
        <li key={id}>
          <IconLockOpen size={16} stroke={1.75} aria-hidden="true" />
          <span>
            “{reason}”, open until {clockTime(endsAt, zone).slice(0, 5)} {zoneName(zone)}
          </span>
          {patientId === null ? null : (
            <Link to={patientAddress(patientId)} aria-label={`Go to the chart that is open for “${reason}”`}>
              Go to the chart
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
