import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Path of a Chromium, Chrome or Edge on this machine: ABIDE_CHROMIUM, then the search path, then the usual places. */
export function findChromium(): string | undefined {
  const chosen = process.env.ABIDE_CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const onPath = process.platform === 'win32' ? [] : names.flatMap((name) => folders.map((f) => join(f, name)));
  return [...onPath, ...usualPlaces()].find((path) => existsSync(path));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const apps = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return roots.flatMap((root) => apps.map((app) => join(root, ...app)));
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
}

/** The one command that brings a browser to this platform. */
export function howToInstall(): string {
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  if (process.platform === 'win32') return 'winget install --id Google.Chrome';
  return process.getuid?.() === 0 ? 'apt-get install -y chromium' : 'sudo apt-get install -y chromium';
}

/**
 * A browser without a window.
 *
 * @throws {Error} With the command that mends it, where there is none.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    const chosen = process.env.ABIDE_CHROMIUM;
    const what = chosen
      ? `ABIDE_CHROMIUM names ${chosen}, which is not there`
      : 'no Chromium, Chrome or Edge was found';
    throw new Error(`${what}; the report cannot be opened. To mend it: ${howToInstall()}`);
  }
  // Chromium's sandbox does not start for the superuser.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath, headless: true, args: [...sandbox, '--disable-gpu', ...quiet] });
}
