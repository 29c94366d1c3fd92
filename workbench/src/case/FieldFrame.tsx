import type { ReactNode } from 'react';
import type { CaseEntry } from '../../../src/case/index.js';
import { type Diagnostic, describe } from '../../../src/shared/diagnostic.js';
import { texts } from '../texts.js';
import { Explanation, FieldTools } from './FieldTools.js';
import { useOutline } from './outlineContext.js';
import { diagnosticsAt } from './outlineTree.js';
import { RemovalPanel } from './RemovalPanel.js';
import { RenamePanel } from './RenamePanel.js';

interface FrameProps {
  path: string;
  label: string;
  /** Of the control, so that the label names it; of a group of controls none. */
  htmlFor?: string;
  /** Whether the control needs a line of its own. */
  wide?: boolean;
  entry: CaseEntry | undefined;
  /** Why what was entered was not written. */
  problems: readonly Diagnostic[];
  /** Lets a value of another file be overridden here; absent where it already may be changed. */
  onOverride?: (() => void) | undefined;
  children: ReactNode;
  more?: ReactNode;
}

/** A field of the outline: what it is called, its control, where it stands, and what is wrong with it. */
export function FieldFrame({ path, label, htmlFor, wide, entry, problems, onOverride, children, more }: FrameProps) {
  const { workbench, diagnostics, removing, renaming } = useOutline();
  const own = entry?.at.file === workbench.origin.name;
  const told = problems.length > 0 ? problems : entry ? diagnosticsAt(entry, diagnostics) : [];
  const remarks = told.filter(({ severity }) => severity !== 'error');
  return (
    <div className="field" data-path={path}>
      <div className={wide ? 'field-line wide' : 'field-line'}>
        {htmlFor ? <label htmlFor={htmlFor}>{label}</label> : <span className="label">{label}</span>}
        {children}
        <FieldTools path={path} label={label} at={own && entry ? entry.at : undefined} />
      </div>
      <Explanation path={path} />
      {entry && !own && (
        <p className="from-file">
          {texts.outline.from(entry.at.file)}{' '}
          {onOverride && (
            <button type="button" onClick={onOverride}>
              {texts.outline.override}
            </button>
          )}
        </p>
      )}
      {told
        .filter(({ severity }) => severity === 'error')
        .map((d) => (
          <Problem key={`${d.code} ${d.what}`} problem={d} entered={problems.length > 0} />
        ))}
      {remarks.length > 0 && (
        <details className="field-remarks">
          <summary>{texts.outline.remarks(remarks.length)}</summary>
          {remarks.map((d) => (
            <Problem key={`${d.code} ${d.what}`} problem={d} entered={false} />
          ))}
        </details>
      )}
      {more}
      {renaming === path && <RenamePanel path={path} />}
      {removing === path && <RemovalPanel path={path} />}
    </div>
  );
}

function Problem({ problem: { at: _, ...words }, entered }: { problem: Diagnostic; entered: boolean }) {
  return (
    <p className={`field-problem ${words.severity}`} role={entered ? 'alert' : undefined}>
      {describe(words)}
    </p>
  );
}
