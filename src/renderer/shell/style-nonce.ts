/**
 * Dialogs keep the page behind them from scrolling by a style element, which the content security policy allows only with the
 * nonce of this load. react-remove-scroll reads it from this global.
 */
export function allowScrollLock(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (nonce !== undefined && nonce !== '') Object.assign(globalThis, { __webpack_nonce__: nonce });
}
