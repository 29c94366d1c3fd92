import { spawn } from 'node:child_process';

/**
 * The command that opens an address in the browser of this desktop; undefined where there is none to open it on, or
 * nobody to look at it (CI).
 *
 * @param address Of letters that mean nothing to a shell.
 */
export function browserCommand(
  address: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): [command: string, args: string[]] | undefined {
  if (env.CI) return undefined;
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['cmd', ['/c', 'start', '', address]];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', [address]] : undefined;
}

/** Opens an address in a browser if that can be done. Whatever becomes of it, this process neither waits nor fails. */
export function openBrowser(address: string): void {
  const command = browserCommand(address, process.platform, process.env);
  if (!command) return;
  const browser = spawn(...command, { stdio: 'ignore', detached: true });
  browser.on('error', () => {});
  browser.unref();
}
