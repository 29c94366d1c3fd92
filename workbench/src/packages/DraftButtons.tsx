import { Button } from '@mantine/core';
import { useState } from 'react';
import { describe } from '../../../src/shared/diagnostic.js';
import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { writtenInto } from './drafts.js';

/** Adds a draft to the packages of the text. */
export function WriteIntoCase({
  workbench,
  known,
  draft,
}: {
  workbench: Workbench;
  known: Known;
  draft: () => Pinned;
}) {
  const [why, setWhy] = useState<string>();
  const { valid, version } = known;
  const write = () => {
    const made = draft();
    const result = writtenInto(workbench.document.text, valid!.c, made);
    if ('diagnostics' in result) return setWhy(result.diagnostics.map((d) => describe(d)).join('\n'));
    setWhy(undefined);
    workbench.document.replaceText(result.text);
    workbench.choose({ package: made.id });
  };
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={valid?.version !== version} onClick={write}>
        {texts.packages.write}
      </Button>
      {why && <p role="alert">{texts.packages.writeFailed(why)}</p>}
    </>
  );
}
