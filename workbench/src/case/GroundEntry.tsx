import { useId, useState } from 'react';
import type { CaseNumber, Ground } from '../../../src/case/index.js';
import { texts } from '../texts.js';
import { useOutline } from './outlineContext.js';

/** What a number rests on: the name after its `@`, to be written anew, and the text that it names. */
export function GroundEntry({
  number,
  ground,
  readOnly,
  onGround,
}: {
  number: CaseNumber;
  ground: string;
  readOnly: boolean;
  onGround: (name: string) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const grounds = [number.ground, ...(number.also ?? [])].filter((one) => one !== undefined);
  const commit = () => {
    if (draft !== undefined && draft.replace(/^@/, '') !== ground) onGround(draft);
    setDraft(undefined);
  };
  return (
    <div className="ground">
      <label htmlFor={id}>{texts.outline.ground}</label>
      <input
        id={id}
        value={draft ?? (ground && `@${ground}`)}
        placeholder="@"
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setDraft(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
          if (key === 'Escape') setDraft(undefined);
        }}
      />
      <div>
        {grounds.map((one) => (
          <GroundText key={one.key} ground={one} />
        ))}
        <p className="quiet">{texts.outline.standing[number.standing]}</p>
      </div>
    </div>
  );
}

/** A ground in words, as a link to its entry; the address of a source where it has one. */
function GroundText({ ground }: { ground: Ground }) {
  const { c, reveal } = useOutline();
  const source = ground.kind === 'source' ? c?.sources[ground.id] : undefined;
  const judgement = ground.kind === 'judgement' ? c?.judgements[ground.id] : undefined;
  const address = source?.url && /^https?:\/\//i.test(source.url) ? source.url : undefined;
  const text = source?.title ?? judgement?.says ?? ground.key;
  return (
    <p>
      {source || judgement ? (
        <button
          type="button"
          className="link"
          onClick={() => reveal(`${source ? 'sources' : 'judgements'}.${ground.id}`)}
        >
          {text}
        </button>
      ) : (
        <a href="#/ground">{text}</a>
      )}
      {ground.paragraph !== undefined && ` ${texts.outline.paragraph(ground.paragraph)}`}
      {address && (
        <>
          {' '}
          <a href={address} target="_blank" rel="noopener noreferrer">
            {texts.outline.address}
          </a>
        </>
      )}
    </p>
  );
}
