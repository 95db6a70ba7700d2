import styles from "./stage-banner.module.css";

/** Says that a staging installation is not the real one. */
export function StageBanner({ stage }: { stage: "DEVELOPMENT" | "STAGING" | "PRODUCTION" | undefined }) {
  return stage === "STAGING" ? (
    <div className={styles.banner} role="note">
      <b>STAGING</b> Nothing here is a real practice, and locks for DrChrono Access are lifted.
    </div>
  ) : null;
}
