import { Component, type ReactNode } from 'react';
import type { Lab } from '../../lab/store.ts';

interface Props {
  lab: Lab;
  children: ReactNode;
}

/** What cannot be drawn with the reader's numbers must not take the page with it: it is said, and the way back is offered. */
export class Boundary extends Component<Props, { failure: string | null }> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { lab, children } = this.props;
    if (this.state.failure === null) return children;
    return (
      <p role="alert">
        This part of the chapter cannot be shown with these numbers ({this.state.failure}). They are
        still in the address of the page.{' '}
        <button
          type="button"
          className="word"
          onClick={() => {
            lab.reset();
            this.setState({ failure: null });
          }}
        >
          Start again
        </button>
      </p>
    );
  }
}
