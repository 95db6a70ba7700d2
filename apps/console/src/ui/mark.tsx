/** Chartward's mark. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" style={{ flex: "none", display: "block" }}>
      <rect width="28" height="28" rx="8" fill="#0B736A" />
      <path
        d="M19.66 9.34a8 8 0 1 0 0 9.32M14 14h7.2"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="13.4" cy="14" r="2.5" fill="#fff" />
    </svg>
  );
}
