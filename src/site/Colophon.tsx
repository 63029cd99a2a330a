import { beside } from './beside.ts';

/** The last line of every page. */
export const Colophon = ({ root }: { root: string }) => (
  <footer className="colophon">
    <p>
      {beside.map(({ slug, title }) => (
        <span key={slug}>
          <a href={`${root}${slug}/`}>{title}</a>.{' '}
        </span>
      ))}
      After G. Chen,{' '}
      <cite>A Gentle Tutorial of Recurrent Neural Network with Error Backpropagation</cite>,
      arXiv:1610.02583, 2016. This book: MIT licence.
    </p>
  </footer>
);
