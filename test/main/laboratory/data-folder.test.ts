import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../src/main/laboratory/data-folder.js';

describe('dataFolder', () => {
  const linux = { platform: 'linux', homeDirectory: '/home/ada', workingDirectory: '/lab' } as const;
  const windows = {
    platform: 'win32',
    homeDirectory: 'C:\\Users\\ada',
    workingDirectory: 'D:\\work',
  } as const;

  it.each([
    [{ ...linux, environment: {} }, '/home/ada/.local/share/mettle'],
    [{ ...linux, environment: { XDG_DATA_HOME: '/data' } }, '/data/mettle'],
    [{ ...linux, environment: { XDG_DATA_HOME: 'relative' } }, '/home/ada/.local/share/mettle'],
    [{ ...linux, environment: { METTLE_DATA: 'here' } }, '/lab/here'],
    [{ ...linux, environment: { METTLE_DATA: 'here' }, option: '/there' }, '/there'],
    [
      { ...linux, platform: 'darwin' as const, environment: {} },
      '/home/ada/Library/Application Support/Mettle',
    ],
    [{ ...windows, environment: { APPDATA: 'C:\\Roaming' } }, 'C:\\Roaming\\Mettle'],
    [{ ...windows, environment: {} }, 'C:\\Users\\ada\\AppData\\Roaming\\Mettle'],
    [{ ...windows, environment: {}, option: 'data' }, 'D:\\work\\data'],
  ])('for %j is %s', (sources, folder) => {
    expect(dataFolder(sources)).toBe(folder);
  });
});
