import { describe, expect, it, vi } from 'vitest';
import { isPageAddress } from '../../../src/main/electron/page-address.js';
import { isOpenable, secureContents, secureSession } from '../../../src/main/electron/security.js';
import { fakeContents, fakeSession } from './fake-electron.js';

type Session = Parameters<typeof secureSession>[0];
type Contents = Parameters<typeof secureContents>[0];
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Permission = Parameters<RequestHandler>[1];

function secured(developer = false) {
  const session = fakeSession();
  secureSession(session as unknown as Session, developer);
  const ask = session.setPermissionRequestHandler.mock.calls[0]?.[0];
  const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
  const load = session.webRequest.onBeforeRequest.mock.calls[0]?.[0];
  if (!ask || !check || !load) throw new Error('a handler was not set');
  const answer = vi.fn<(answer: boolean | Electron.CallbackResponse) => void>();
  return {
    session,
    asked: (permission: string, requestingUrl: string, isMainFrame = true) => {
      const details = { requestingUrl, isMainFrame };
      ask({} as Electron.WebContents, permission as Permission, answer, details);
      return answer.mock.lastCall?.[0];
    },
    checked: (permission: string, origin: string) =>
      check(null, permission as Permission, origin, { isMainFrame: true, requestingUrl: origin }),
    loads: (url: string) => {
      load({ url }, answer);
      return (answer.mock.lastCall?.[0] as Electron.CallbackResponse).cancel === false;
    },
  };
}

const PAGE = 'mettle://app/#/results/1';
const HOSTILE = [
  'https://example.org/',
  'http://127.0.0.1:4816/',
  'file:///etc/passwd',
  'mettle://elsewhere/',
  'mettle://app.example.org/',
  'mettle://app:80/',
  'mettle://user@app/',
  'mettle:app',
  'mettle-x://app/',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
  'not an address',
  '',
];

describe('the address of the page', () => {
  it.each(['mettle://app/', 'mettle://app/assets/a.js?x=1', PAGE])('is %s', (address) => {
    expect(isPageAddress(address)).toBe(true);
  });

  it.each(HOSTILE)('is not "%s"', (address) => {
    expect(isPageAddress(address)).toBe(false);
  });
});

describe('permissions', () => {
  const refused = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fullscreen',
    'openExternal',
    'hid',
  ];

  it.each(refused)('refuse %s, asked for or only checked', (permission) => {
    const { asked, checked } = secured();
    expect(asked(permission, PAGE)).toBe(false);
    expect(checked(permission, 'mettle://app')).toBe(false);
  });

  it('let the page copy', () => {
    const { asked, checked } = secured();
    expect(asked('clipboard-sanitized-write', PAGE)).toBe(true);
    expect(checked('clipboard-sanitized-write', 'mettle://app')).toBe(true);
  });

  it('let nobody else copy', () => {
    const { asked, checked } = secured();
    expect(asked('clipboard-sanitized-write', PAGE, false)).toBe(false);
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(checked('clipboard-sanitized-write', 'https://example.org')).toBe(false);
  });

  it('give no device and no dictionary', () => {
    const { session } = secured();
    const device = session.setDevicePermissionHandler.mock.calls[0]?.[0];
    expect(device?.({} as Electron.DevicePermissionHandlerHandlerDetails)).toBe(false);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('requests', () => {
  it.each(['mettle://app/', 'mettle://app/assets/font.woff2', 'blob:mettle://app/1-2'])('reach %s', (url) => {
    expect(secured().loads(url)).toBe(true);
  });

  it.each([...HOSTILE, 'wss://example.org/', 'blob:https://example.org/1', 'devtools://devtools/x.html'])(
    'do not reach "%s"',
    (url) => {
      expect(secured().loads(url)).toBe(false);
    },
  );

  it('reach the inspector where one works on Mettle itself', () => {
    expect(secured(true).loads('devtools://devtools/x.html')).toBe(true);
    expect(secured(true).loads('https://example.org/')).toBe(false);
  });
});

describe('a page', () => {
  const closed = () => {
    const contents = fakeContents('mettle://app/');
    const links = { open: vi.fn(), refuse: vi.fn() };
    secureContents(contents as unknown as Contents, links);
    const prevented = (name: string, details: object = {}): boolean => {
      const preventDefault = vi.fn();
      contents.emit(name, { ...details, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    return { contents, links, prevented };
  };

  it.each(HOSTILE)('does not go to "%s"', (url) => {
    expect(closed().prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  it('may be loaded again, but in no frame of its own', () => {
    const { prevented } = closed();
    expect(prevented('will-frame-navigate', { url: PAGE, isMainFrame: true })).toBe(false);
    expect(prevented('will-frame-navigate', { url: PAGE, isMainFrame: false })).toBe(true);
  });

  it('follows no redirect and embeds nothing', () => {
    const { prevented } = closed();
    expect(prevented('will-redirect', { url: PAGE })).toBe(true);
    expect(prevented('will-attach-webview')).toBe(true);
  });

  it('opens no window, and hands known links to the system', () => {
    const { contents, links } = closed();
    expect(contents.openWindow('https://doi.org/10.1037/x')).toEqual({ action: 'deny' });
    expect(links.open).toHaveBeenCalledExactlyOnceWith('https://doi.org/10.1037/x');
    expect(links.refuse).not.toHaveBeenCalled();
  });

  it.each([...HOSTILE, PAGE])('hands "%s" to nobody', (url) => {
    const { contents, links } = closed();
    expect(contents.openWindow(url)).toEqual({ action: 'deny' });
    expect(links.open).not.toHaveBeenCalled();
    expect(links.refuse).toHaveBeenCalledExactlyOnceWith(url);
  });
});

describe('a link', () => {
  it.each([
    'http://doi.org/x',
    'https://doi.org.example.org/',
    'https://evil-doi.org/',
    'https://doi.org:8443/x',
    'https://doi.org@example.org/',
    'https://me:secret@doi.org/',
    'file://doi.org/x',
  ])('like %s is not opened', (address) => {
    expect(isOpenable(address)).toBe(false);
  });
});
