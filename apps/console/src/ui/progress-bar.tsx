import styles from "./progress-bar.module.css";

/** Long work's progress, with its number in words. */
export function ProgressBar(props: { label: string; value: number; maximum: number; words: string }) {
  const percent = props.maximum === 0 ? 0 : Math.min(100, (100 * props.value) / props.maximum);
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{props.label}</span>
        <span>{props.words}</span>
        <b>{Math.floor(percent)}%</b>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(percent)}
        aria-valuetext={props.words}
      >
        <div className={styles.bar} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
