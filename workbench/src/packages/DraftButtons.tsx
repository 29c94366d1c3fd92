import { Button } from '@mantine/core';
import { useState } from 'react';
import { describe } from '../../../src/shared/diagnostic.js';
import { useUnfolded } from '../app/useUnfolded.js';
import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { renamed, withPinned, writtenInto } from './drafts.js';

/** Adds a draft to the packages of the text. @param onDone Takes the focus: the button goes, as there is nothing left to do. */
export function WriteIntoCase({
  workbench,
  known,
  draft,
  onDone,
}: {
  workbench: Workbench;
  known: Known;
  draft: () => Pinned;
  onDone: () => void;
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
    onDone();
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

/** Gives a draft a name of the user's; an empty one gives it back its own. */
export function RenameDraft({ workbench, known, draft }: { workbench: Workbench; known: Known; draft: Pinned }) {
  const { open, unfold, close, button } = useUnfolded();
  if (!open) {
    return (
      <Button ref={button} size="compact-sm" variant="subtle" onClick={unfold}>
        {texts.packages.rename}
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const called = String(new FormData(event.currentTarget).get('called')).trim();
        workbench.pin(withPinned(workbench.pinned, renamed(known.valid!.c, draft, called)));
        close();
      }}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      {/* biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed. */}
      <input name="called" aria-label={texts.packages.newName} defaultValue={draft.called} maxLength={200} autoFocus />
    </form>
  );
}
