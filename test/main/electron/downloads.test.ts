import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { permitOwnDownloads } from '../../../src/main/electron/downloads.js';

function download(url: string, name = 'chart.svg') {
  const session = new EventEmitter();
  permitOwnDownloads(session as unknown as Parameters<typeof permitOwnDownloads>[0], () => '/downloads');
  const event = { preventDefault: vi.fn() };
  const setSaveDialogOptions = vi.fn<Electron.DownloadItem['setSaveDialogOptions']>();
  session.emit('will-download', event, { getURL: () => url, getFilename: () => name, setSaveDialogOptions });
  return {
    refused: event.preventDefault.mock.calls.length > 0,
    place: setSaveDialogOptions.mock.calls[0]?.[0].defaultPath,
  };
}

describe('a download', () => {
  it('of what the page has made goes through the dialog for saving', () => {
    expect(download('blob:mettle://app/0a-1b')).toEqual({
      refused: false,
      place: join('/downloads', 'chart.svg'),
    });
  });

  it.each([
    'https://example.org/chart.svg',
    'blob:https://example.org/0a',
    'blob:mettle://app.example.org/0a',
    'data:text/plain,x',
    'mettle://app/assets/a.js',
    'file:///etc/passwd',
  ])('of %s is refused', (url) => {
    expect(download(url)).toEqual({ refused: true, place: undefined });
  });

  it.each([
    ['../../.bashrc', '.bashrc'],
    ['..\\..\\start.cmd', 'start.cmd'],
    ['a\u0000b:c?.csv', 'a-b-c-.csv'],
    ['..', 'mettle-export'],
    ['', 'mettle-export'],
  ])('that calls itself "%s" stays in the folder', (name, expected) => {
    expect(download('blob:mettle://app/0a', name).place).toBe(join('/downloads', expected));
  });
});
