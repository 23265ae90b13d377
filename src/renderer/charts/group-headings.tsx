import styles from './figure.module.css';

/** The names of groups of rows, at the figure's left edge; `y` is each text's baseline in pixels. */
export function GroupHeadings({
  headings,
}: {
  readonly headings: readonly { readonly text: string; readonly y: number }[];
}) {
  return headings.map(({ text, y }) => (
    <text key={`${text} ${y}`} x={0} y={y} className={styles.heading}>
      {text}
    </text>
  ));
}
