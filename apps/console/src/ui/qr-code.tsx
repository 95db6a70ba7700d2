import { useEffect, useState } from "react";
import styles from "./qr-code.module.css";

/** Light modules around the code, without which readers do not find it. */
const QUIET = 4;

/** A text as a QR code, dark on white in both colour schemes. Nothing is drawn before its code has come. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<{ path: string; size: number }>();
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const { create } = await import("qrcode");
      const { modules } = create(text, { errorCorrectionLevel: "M" });
      if (wanted) setDrawing({ path: pathOf(modules), size: modules.size + 2 * QUIET });
    })();
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <div className={styles.frame}>
      {drawing === undefined ? null : (
        <svg
          viewBox={`0 0 ${drawing.size} ${drawing.size}`}
          role="img"
          aria-label={label}
          shapeRendering="crispEdges"
          className={styles.code}
        >
          <path d={drawing.path} />
        </svg>
      )}
    </div>
  );
}

/** Each run of dark modules in a row as one rectangle. */
function pathOf(modules: { readonly size: number; get: (row: number, column: number) => number | boolean }): string {
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      const length = column - start + 1;
      runs.push(`M${start + QUIET} ${row + QUIET}h${length}v1h-${length}z`);
    }
  }
  return runs.join("");
}
