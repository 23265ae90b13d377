import { classNames } from './class-names.js';
import { DialogFrame, type DialogFrameProps } from './dialog-frame.js';
import styles from './dialog.module.css';

export interface DialogProps extends DialogFrameProps {
  readonly size?: 'small' | 'regular' | 'large';
}

/** A question or a form over the page, which waits for it. Escape, the cross and a press beside it close it. */
export function Dialog({ size = 'regular', ...frame }: DialogProps) {
  return <DialogFrame {...frame} begin="first-control" className={classNames(styles.dialog, styles[size])} />;
}
