import { classNames } from './class-names.js';
import { DialogFrame, type DialogFrameProps } from './dialog-frame.js';
import styles from './dialog.module.css';

export type DrawerProps = DialogFrameProps;

/** A dialog at the right edge, over the page's full height, for what is looked at beside a chart or a list. */
export function Drawer(props: DrawerProps) {
  return <DialogFrame {...props} begin="whole" className={classNames(styles.drawer)} />;
}
