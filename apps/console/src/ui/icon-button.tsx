import clsx from "clsx";
import type { ComponentPropsWithRef } from "react";
import styles from "./icon-button.module.css";

/** A button of one icon; its label names the act. */
export function IconButton({ label, className, ...others }: { label: string } & ComponentPropsWithRef<"button">) {
  return (
    <button type="button" aria-label={label} title={label} className={clsx(styles.button, className)} {...others} />
  );
}
