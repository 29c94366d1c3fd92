import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts.js';

/** Shows what went wrong in place of a page that cannot be drawn, so that the rest stays; the text of the case is not here. */
export class Guard extends Component<{ children: ReactNode }, { why?: string | undefined }> {
  override state: { why?: string | undefined } = {};

  static getDerivedStateFromError(error: unknown): { why: string } {
    return { why: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.why === undefined) return this.props.children;
    return (
      <article className="page" role="alert">
        <h2 tabIndex={-1}>{texts.broken.heading}</h2>
        <p>{texts.broken.text}</p>
        <p className="quiet">{this.state.why}</p>
        <Button variant="default" onClick={() => this.setState({ why: undefined })}>
          {texts.broken.again}
        </Button>
      </article>
    );
  }
}
