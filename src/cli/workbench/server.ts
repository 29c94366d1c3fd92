import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { UserError } from '../output.js';
import { workbenchApp } from './app.js';
import { HEADERS } from './headers.js';
import type { OpenedCase } from './openedCase.js';

export interface WorkbenchServer {
  /** Where the workbench is, with the token in the fragment, which no browser sends anywhere. */
  address: string;
  /** Leads there, once, and tells nobody the token. */
  startAddress: string;
  /** Stops listening and ends what is under way. */
  close(): Promise<void>;
}

/**
 * Serves the workbench on the loopback interface.
 *
 * @param site Folder of the built web application.
 * @param ports The first that can be had is taken; 0 stands for a free one.
 * @throws {UserError} With status 2, where none can be had.
 */
export async function startServer(
  opened: OpenedCase,
  site: string,
  ports: readonly number[],
): Promise<WorkbenchServer> {
  const server = createServer();
  for (const [i, port] of ports.entries()) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      break;
    } catch (error) {
      if (i < ports.length - 1) continue;
      const { code } = error as NodeJS.ErrnoException;
      const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${code})`;
      throw new UserError(2, `port ${port} ${why}; without --port a free one is found`);
    }
  }
  const { port: own } = server.address() as AddressInfo;
  const app = workbenchApp({ opened, site, port: own });
  const refuse = () => Response.json({ error: 'this is no request of a browser' }, { status: 400, headers: HEADERS });
  const options = { overrideGlobalObjects: false, errorHandler: refuse };
  server.on(
    'request',
    getRequestListener((request) => app.fetch(request), options),
  );
  const origin = `http://127.0.0.1:${own}`;
  return {
    address: `${origin}/#token=${app.token}`,
    startAddress: `${origin}/start/${app.code}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
