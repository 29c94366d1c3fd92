import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { stageInWords } from './stageInWords.js';

/** How far the answers are: of which text, over how many worlds, and what is being done. */
export function Status({ known }: { known: Known }) {
  const { version, diagnostics, valid, quick, bands, progress, failed, assessed } = known;
  const errors = diagnostics.list.filter(({ severity }) => severity === 'error').length;
  const words = [
    errors > 0
      ? (valid ? texts.status.faulty : texts.status.neverValid)(errors)
      : failed?.version === version
        ? texts.status.failed(failed.why)
        : quick?.version === version
          ? texts.status.current
          : quick
            ? texts.status.stale
            : texts.status.reading,
    bands?.version === version && texts.status.worlds(bands.worlds),
    assessed?.version === version && assessed.assessment.partial && texts.status.partial(assessed.assessment.partial),
  ].filter(Boolean);
  const working = progress?.version === version && stageInWords(progress);
  return (
    <>
      <p
        className="status"
        role="status"
        data-state={errors > 0 ? 'faulty' : quick?.version === version ? 'current' : 'stale'}
      >
        {words.join(' · ')}
      </p>
      {/* Changes many times a second: not to be read out each time. */}
      <p className="status-work">{working}</p>
    </>
  );
}
