/** The last line of every page. */
export const Colophon = () => (
  <footer className="colophon">
    <p>
      After G. Chen,{' '}
      <cite>A Gentle Tutorial of Recurrent Neural Network with Error Backpropagation</cite>,
      arXiv:1610.02583, 2016. This book: MIT licence.
    </p>
  </footer>
);
