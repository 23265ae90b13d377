import { Notification } from 'electron';
import type { EventPayload } from '../../shared/contract/events.js';

/** Electron forgets a click on a notification that nothing refers to any more. */
const shown = new Set<Notification>();

/** Shows a notice as a notification of the system, where it has any. `onClick` is called when it is chosen. */
export function notifyOf(notice: EventPayload<'notice'>, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: notice.title, body: notice.text });
  shown.add(notification);
  notification.on('click', () => {
    shown.delete(notification);
    onClick();
  });
  notification.on('close', () => shown.delete(notification));
  notification.show();
}
