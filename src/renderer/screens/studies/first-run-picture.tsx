import styles from './first-run.module.css';

const HILL = 'c10 0 14 -2 20 -14 s10 -26 18 -26 12 12 18 26 10 14 20 14';

/** Two subjects asked for the same: one moves all the way, one stays. Decoration; the words say as much. */
export function FirstRunPicture() {
  return (
    <svg viewBox="0 0 300 210" className={styles.picture} aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--chart-axis)" strokeWidth="1">
        <path d="M20 84.5h260M20 80.5v8M85 82.5v4M150 80.5v8M215 82.5v4M280 80.5v8" />
        <path d="M20 184.5h260M20 180.5v8M85 182.5v4M150 180.5v8M215 182.5v4M280 180.5v8" />
      </g>
      <path
        d={`M34 84${HILL}`}
        fill="none"
        stroke="var(--chart-default)"
        strokeWidth="1.5"
        strokeDasharray="3 3"
      />
      <path
        d={`M34 184${HILL}`}
        fill="none"
        stroke="var(--chart-default)"
        strokeWidth="1.5"
        strokeDasharray="3 3"
      />
      <path d={`M184 84${HILL}`} fill="var(--accent-soft)" stroke="var(--accent)" strokeWidth="1.75" />
      <path d={`M42 184${HILL}`} fill="var(--accent-soft)" stroke="var(--accent)" strokeWidth="1.75" />
      <path
        d="M82 32c40 -20 86 -20 130 -1m-8 -7l8.5 7 -10.5 3"
        fill="none"
        stroke="var(--text-soft)"
        strokeWidth="1.25"
      />
      <path d="M222 38v52M222 138v52" stroke="var(--chart-target)" strokeWidth="1.25" strokeDasharray="2 3" />
      <g fill="var(--text-soft)" fontSize="11">
        <text x="20" y="105">
          takes on what is asked
        </text>
        <text x="20" y="205">
          keeps its default
        </text>
      </g>
    </svg>
  );
}
