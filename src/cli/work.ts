import { Budget, type Stop } from '../shared/budget.js';

const WHY: Record<Stop, string> = { time: 'the time limit was reached', cancelled: 'the work was cancelled' };

/** Why what is shown may not be whole, in words; undefined while the budget lasts. */
export function whyStopped({ stopped }: { stopped?: Stop | undefined }): string | undefined {
  return stopped && WHY[stopped];
}

/**
 * Ends a command that has shown its result, with its exit status. The one place that says that a result is partial.
 *
 * @param partial Why it is.
 */
export function finish(partial: string | undefined): 0 | 3 {
  if (partial === undefined) return 0;
  console.error(`abide: ${partial}; what is shown is partial`);
  return 3;
}

/**
 * Does all the work of a command under one budget: its time limit, progress on standard error where that is a terminal,
 * and Ctrl-C, which ends the work cleanly once (what is done is shown as partial) and the program at once the second
 * time.
 */
export async function withBudget<T>(seconds: number | undefined, work: (budget: Budget) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  const terminal = process.stderr.isTTY === true;
  let shown = false;
  const started = performance.now();
  const budget = new Budget({
    ...(seconds !== undefined && { seconds }),
    signal: controller.signal,
    onProgress({ stage, done, total }) {
      if (!terminal || performance.now() - started < 300) return;
      const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : '';
      process.stderr.write(`\r\x1b[2K${stage}${share} …`);
      shown = true;
    },
  });
  try {
    return await work(budget);
  } finally {
    process.off('SIGINT', interrupt);
    if (shown) process.stderr.write('\r\x1b[2K');
  }
}
