import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserCommand } from './browser.js';

const ADDRESS = 'http://127.0.0.1:4000/start/x';

test('a browser is opened on a desktop, by the way of each system', () => {
  assert.deepEqual(browserCommand(ADDRESS, 'linux', { DISPLAY: ':0' }), ['xdg-open', [ADDRESS]]);
  assert.deepEqual(browserCommand(ADDRESS, 'linux', { WAYLAND_DISPLAY: 'wayland-0' }), ['xdg-open', [ADDRESS]]);
  assert.deepEqual(browserCommand(ADDRESS, 'darwin', {}), ['open', [ADDRESS]]);
  assert.deepEqual(browserCommand(ADDRESS, 'win32', {}), ['cmd', ['/c', 'start', '', ADDRESS]]);
});

test('none is opened where there is no desktop, or nobody before it', () => {
  assert.equal(browserCommand(ADDRESS, 'linux', {}), undefined);
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    assert.equal(browserCommand(ADDRESS, platform, { CI: 'true', DISPLAY: ':0' }), undefined);
  }
});
