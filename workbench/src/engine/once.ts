import { Budget } from '../../../src/shared/budget.js';
import { lineDifference } from '../documents/lineDifference.js';
import { readCaseLink, writeCaseLink } from '../share/caseLink.js';
import type { OnceAsk, OnceSaid, OnceTold } from './onceProtocol.js';

const say = (said: OnceSaid) => postMessage(said);
const stopping = new AbortController();

/** The worker for work that is asked for once: reports, imports, comparisons, links. It is started for one task and ended after it. */
self.onmessage = async ({ data }: MessageEvent<OnceTold>) => {
  if (data.kind === 'stop') return stopping.abort();
  const budget = new Budget({
    seconds: data.seconds,
    signal: stopping.signal,
    onProgress: (progress) => say({ kind: 'progress', ...progress }),
  });
  try {
    await work(data.ask, budget);
    say({ kind: 'end', ...(budget.stopped && { stopped: budget.stopped }) });
  } catch (error) {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
};

/** What only one kind of work needs is loaded for it: a link is to be there at once. */
async function work(ask: OnceAsk, budget: Budget): Promise<void> {
  switch (ask.kind) {
    case 'report': {
      const { reportHtml } = await import('../../../src/report/index.js');
      const html = await reportHtml(JSON.parse(await ask.json.text()), budget);
      if (html !== undefined) say({ kind: 'report', file: new Blob([html], { type: 'text/html;charset=utf-8' }) });
      return;
    }
    case 'compare': {
      const { compareCases } = await import('./compareCases.js');
      return compareCases(ask, (comparison) => say({ kind: 'compared', comparison }), budget);
    }
    case 'writeLink':
      return say({ kind: 'writtenLink', link: writeCaseLink(ask.source) });
    case 'readLink':
      return say({ kind: 'readLink', found: readCaseLink(ask.letters) });
    case 'difference':
      return say({ kind: 'difference', changes: lineDifference(ask.before, ask.after) });
    case 'import': {
      const { importCase } = await import('../../../src/lens/import/importCase.js');
      const { unpack } = await import('./archive.js');
      const found = unpack(ask.files);
      const what = 'problem' in found ? found.problem : importCase(ask.title, found.files, ask.asOf);
      return say({ kind: 'imported', ...('diagnostics' in what ? what : { diagnostics: [what] }) });
    }
  }
}
