import { Component, type ReactNode } from 'react';
import { MettleError } from '../../shared/errors.js';
import { ErrorNote } from '../ui/error-note.js';
import { PageHeader } from '../ui/page-header.js';

interface PageBoundaryProps {
  /** The page's address: another one is tried anew. */
  readonly path: string;
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly error: MettleError | null;
}

/** Keeps a page that fails from taking the window with it. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { error: null };

  static getDerivedStateFromError(thrown: unknown): PageBoundaryState {
    return { error: MettleError.from(thrown) };
  }

  override componentDidUpdate(before: PageBoundaryProps): void {
    if (before.path !== this.props.path && this.state.error !== null) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <>
        <PageHeader title="This page cannot be shown" />
        <ErrorNote error={error} onRetry={() => this.setState({ error: null })} />
      </>
    );
  }
}
