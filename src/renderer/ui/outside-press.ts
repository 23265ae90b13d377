/** A press on a notice is none beside a dialog: the notice can be answered while the dialog stays open. */
export function keepOpenForNotices(event: {
  readonly target: EventTarget | null;
  preventDefault(): void;
}): void {
  const { target } = event;
  const detail = 'detail' in event ? (event.detail as { originalEvent?: Event } | null) : null;
  const pressed = detail?.originalEvent?.target ?? target;
  if (pressed instanceof Element && pressed.closest('[data-notices]') !== null) event.preventDefault();
}
