/** The script that every worker runs, in Node and in a browser: prepares a task, then computes the rows it is told to. */
import { type Answer, type Order, packError } from './messages.js';
import { nodeModule } from './platform.js';
import { blankChunk, fillRow, loadTask, type RowTask, whyOf } from './rowTask.js';

/** The part of a browser worker's global scope that is used here. */
interface WorkerScope {
  postMessage?: (answer: Answer, transfer: ArrayBuffer[]) => void;
  addEventListener(kind: 'message', hear: (event: { data: Order }) => void): void;
  addEventListener(kind: 'unhandledrejection', hear: (event: { reason: unknown }) => void): void;
  close(): void;
}

let task: RowTask | undefined;
const say = openPort((order) => void obey(order));
say({ kind: 'alive' }, []);

async function obey(order: Order): Promise<void> {
  try {
    if (order.kind === 'begin') {
      task = await loadTask(order.module, order.init, order.columns);
      say({ kind: 'ready' }, []);
    } else if (task) {
      const chunk = blankChunk(order.from, order.count, task.columns);
      for (let place = 0; place < order.count; place++) fillRow(task, chunk, place);
      say({ kind: 'rows', chunk }, [chunk.values.buffer]);
    }
  } catch (error) {
    say({ kind: 'thrown', error: packError(error) }, []);
  }
}

function openPort(hear: (order: Order) => void): (answer: Answer, transfer: ArrayBuffer[]) => void {
  const scope = globalThis as unknown as WorkerScope;
  const post = scope.postMessage?.bind(scope);
  if (post) {
    // Node ends a worker at both of these and tells; a browser ends none at the first and tells nothing of the second.
    scope.addEventListener('unhandledrejection', ({ reason }) => post({ kind: 'dead', why: whyOf(reason) }, []));
    scope.close = () => post({ kind: 'dead', why: 'it closed itself' }, []);
    scope.addEventListener('message', ({ data }) => hear(data));
    return post;
  }
  const port = nodeModule('node:worker_threads')?.parentPort;
  if (!port) throw new Error('this script runs in a worker only');
  port.on('message', hear);
  return (answer, transfer) => port.postMessage(answer, transfer);
}
