import styles from "./stage-banner.module.css";

/** Says that a staging installation is not the real one. @param deployment undefined until it is told. */
export function StageBanner(props: {
  deployment: { readonly stage: "DEVELOPMENT" | "STAGING" | "PRODUCTION"; readonly vendorName: string } | undefined;
}) {
  const { stage, vendorName } = props.deployment ?? {};
  return stage === "STAGING" ? (
    <div className={styles.banner} role="note">
      <b>STAGING</b> Nothing here is a real practice, and the locks of {vendorName} Access are lifted.
    </div>
  ) : null;
}
