import { Budget } from '../shared/budget.js';

/**
 * A budget for a command: its time limit, progress on standard error where that is a terminal, and Ctrl-C, which ends
 * the work cleanly once (what is done is shown as partial) and the program at once the second time.
 */
export function startWork(seconds?: number): { budget: Budget; end: () => void } {
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
  return {
    budget,
    end() {
      process.off('SIGINT', interrupt);
      if (shown) process.stderr.write('\r\x1b[2K');
    },
  };
}
