'use client';

import { Component, type ComponentType, type ReactNode } from 'react';

interface Props {
  /** Shown instead of what failed; `onRetry` tries it again. */
  fallback: ComponentType<{ onRetry: () => void }>;
  children: ReactNode;
}

/** Keeps a part that fails (a chunk that cannot be fetched) from taking the page with it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  retry = (): void => this.setState({ failed: false });

  override render(): ReactNode {
    const { fallback: Fallback, children } = this.props;
    return this.state.failed ? <Fallback onRetry={this.retry} /> : children;
  }
}
