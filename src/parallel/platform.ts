import type { Answer, Order } from './messages.js';
import { whyOf } from './rowTask.js';

/** A worker of Node or of a browser. */
export interface Carrier {
  post(order: Order): void;
  end(): Promise<void>;
}

/** The part of a browser's `Worker` that is used here. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: (event: { data: Answer }) => void;
  onmessageerror: () => void;
  onerror: (event: { message?: string; preventDefault(): void }) => void;
}

const web = globalThis as {
  Worker?: new (url: URL, options: { type: 'module' }) => WebWorker;
  navigator?: { hardwareConcurrency?: number };
};

interface NodeModules {
  'node:os': typeof import('node:os');
  'node:worker_threads': typeof import('node:worker_threads');
}

/**
 * A module of Node where this is Node, and otherwise undefined. No import: a browser and a bundler for browsers would
 * look for the module.
 */
export function nodeModule<Id extends keyof NodeModules>(id: Id): NodeModules[Id] | undefined {
  return typeof process === 'undefined' ? undefined : process.getBuiltinModule?.(id);
}

/** Threads that are worth using: as many as the machine runs at a time, at most 8, at least 1. */
export function defaultWorkers(): number {
  const cores = nodeModule('node:os')?.availableParallelism() ?? web.navigator?.hardwareConcurrency ?? 1;
  return Math.max(1, Math.min(8, cores));
}

/**
 * Starts a worker.
 *
 * @param hear Gets whatever the worker says, and at the end, maybe more than once, that it is dead.
 * @throws {Error} If the platform has no workers or refuses this one. It may also start and be heard dead at once.
 */
export function openCarrier(script: URL, hear: (answer: Answer) => void): Carrier {
  return web.Worker ? openWeb(web.Worker, script, hear) : openNode(script, hear);
}

function openNode(script: URL, hear: (answer: Answer) => void): Carrier {
  const threads = nodeModule('node:worker_threads');
  if (!threads) throw new Error('this platform has no workers');
  const worker = new threads.Worker(script);
  worker.on('message', hear);
  worker.on('messageerror', (error) => hear({ kind: 'dead', why: whyOf(error) }));
  worker.on('error', (error) => hear({ kind: 'dead', why: whyOf(error) }));
  worker.on('exit', (status) => hear({ kind: 'dead', why: `it ended with status ${status}` }));
  return {
    post: (order) => worker.postMessage(order),
    async end() {
      await worker.terminate();
    },
  };
}

function openWeb(Worker: NonNullable<typeof web.Worker>, script: URL, hear: (answer: Answer) => void): Carrier {
  const worker = new Worker(script, { type: 'module' });
  worker.onmessage = ({ data }) => hear(data);
  worker.onmessageerror = () => hear({ kind: 'dead', why: 'what it sent cannot be read' });
  worker.onerror = (event) => {
    event.preventDefault();
    hear({ kind: 'dead', why: event.message || 'its script cannot be loaded' });
  };
  return {
    post: (order) => worker.postMessage(order),
    async end() {
      worker.terminate();
    },
  };
}
