import type { ReactNode } from 'react';

/**
 * A note in the margin: beside the block it follows where there is a margin, else under it. Between two notes
 * there should be two blocks of text or more. (A note and not a complementary region: a page may hold ten.)
 */
export const Aside = ({ children }: { children: ReactNode }) => (
  <aside className="side note" role="note">
    {children}
  </aside>
);
