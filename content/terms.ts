/**
 * The words of the book: <Term name="pre-activation" /> shows its definition in place, the page of notation lists all of
 * them. $…$ is a formula. build/cite.ts writes a definition into the chapter that asks for it.
 */
export interface Definition {
  readonly name: string;
  /** Other names of the same, which <Term> understands too. */
  readonly also?: readonly string[];
  readonly says: string;
}

export const terms: readonly Definition[] = [
  {
    name: 'backpropagation through time',
    says: 'Backpropagation in the unfolded network, from the last step to the first: the error of each quantity is made of the errors of what used it. The gradient of a weight is the sum over all steps that use it.',
  },
  {
    name: 'bias',
    says: 'A parameter that is added to a sum as it is, and multiplies nothing: $b_h$.',
  },
  {
    name: 'candidate',
    says: 'What a memory cell would write: $g_t$, a tanh of the input and the state before. It is not a gate, though some call it the input modulation gate.',
  },
  {
    name: 'central difference',
    says: 'The slope between two losses, one on either side of a weight: $\\frac{L(w+\\varepsilon) - L(w-\\varepsilon)}{2\\varepsilon}$. It misses the derivative by something that shrinks with $\\varepsilon^2$, until rounding takes over.',
  },
  {
    name: 'clipping',
    says: 'Where the norm of a gradient or of an error is above a limit, all its numbers are multiplied by the same factor, so that the norm is the limit. The direction stays.',
  },
  {
    name: 'cross-entropy',
    also: ['negative log-likelihood'],
    says: 'The loss of one step: minus the logarithm of the probability that was given to the right class, $L_t = -\\log z_t[y_t]$. Where one class is right and all others are wrong, cross-entropy and negative log-likelihood are this same number.',
  },
  {
    name: 'diag',
    says: '$\\operatorname{diag}(v)$ is the square matrix with the numbers of $v$ on its diagonal and 0 elsewhere. Multiplying by it is multiplying entry by entry: $\\operatorname{diag}(v)\\,u = v \\odot u$.',
  },
  {
    name: 'element-wise product',
    also: ['⊙'],
    says: 'Two columns of the same length multiplied entry by entry: $(u \\odot v)_i = u_i\\, v_i$.',
  },
  {
    name: 'error',
    says: 'The derivative of the loss by a quantity of the network, $\\frac{\\partial L}{\\partial h_t}$: one number for each of its entries, which says how fast the loss grows when that entry grows.',
  },
  {
    name: 'gate',
    also: ['gates'],
    says: 'A number between 0 and 1 for each unit, made by a sigmoid from the input and the state before. It multiplies something, and so decides how much of it passes.',
  },
  {
    name: 'gradient',
    says: 'The derivative of the loss by a parameter, $\\frac{\\partial L}{\\partial W}$. It has the shape of the parameter; each number says how fast the loss grows when that one weight grows.',
  },
  {
    name: 'hidden state',
    says: 'The column of numbers $h_t$, one for each unit, that the network hands from one step to the next and makes its output from.',
  },
  {
    name: 'immediate derivative',
    says: 'The derivative by a parameter through its use at one step alone, written $\\partial^+$: the state of the step before is held fixed, although it depends on the parameter too.',
  },
  {
    name: 'Jacobian',
    says: 'The table of all derivatives of one column of numbers by another: in row $i$ and column $j$ stands the derivative of entry $i$ of the one by entry $j$ of the other. For one step, $\\frac{\\partial h_{t+1}}{\\partial h_t} = \\operatorname{diag}(1 - h_{t+1}^2)\\, W_{hh}$.',
  },
  {
    name: 'learning rate',
    says: 'How far an update goes along its direction: $\\eta$ in $\\theta \\leftarrow \\theta - \\eta\\, g$. No gradient says how large it should be.',
  },
  {
    name: 'loss',
    says: 'One number that says how wrong the network was: $L = \\sum_t L_t$, summed over the steps that have a label. Learning makes it smaller.',
  },
  {
    name: 'memory',
    also: ['memory cell', 'cell state'],
    says: 'The second state of an LSTM, $c_t$: beside $h_t$ it is carried from step to step, with no matrix and no function on its way, only the forget gate.',
  },
  {
    name: 'norm',
    also: ['size'],
    says: 'The size $\\|v\\|$ of a column of numbers: the root of the sum of their squares. The norm of a whole table is taken in the same way, over all its numbers.',
  },
  {
    name: 'one-hot',
    says: 'A column with a single 1, at the place of the class that is meant, and 0 everywhere else.',
  },
  {
    name: 'outer product',
    says: 'A column times a row, $u\\, v^\\top$: a table with $u_i\\, v_j$ in row $i$ and column $j$.',
  },
  {
    name: 'peephole',
    also: ['peepholes'],
    says: 'A weight by which a gate sees the memory itself, unit by unit, and not only $h$.',
  },
  {
    name: 'pre-activation',
    says: 'The weighted sum that goes into a function: $a_{h,t}$ is the pre-activation of $h_t = \\tanh(a_{h,t})$.',
  },
  {
    name: 'relative error',
    says: 'How far two numbers are apart, measured by the larger of their sizes: $\\frac{|a - b|}{\\max(|a|, |b|)}$; 0 where both are 0.',
  },
  {
    name: 'saturation',
    also: ['saturated'],
    says: 'A unit is saturated where its function is flat, the tanh near $-1$ and $+1$, the $\\sigma$ near 0 and 1. The slope there is close to 0, and little of an error comes through.',
  },
  {
    name: 'score',
    also: ['logit', 'scores'],
    says: 'The numbers $\\alpha_t$ before the softmax, one for each class; elsewhere called logits. Only the differences of scores count: adding the same number to all changes no probability.',
  },
  {
    name: 'share',
    says: 'The part of an error that comes back through one consumer, that is, through one equation that uses the quantity. The error is the sum of its shares.',
  },
  {
    name: 'sigmoid',
    also: ['logistic function'],
    says: '$\\sigma(a) = \\frac{1}{1 + e^{-a}}$: between 0 and 1, one half at $a = 0$. Its slope is $\\sigma(a)\\,(1 - \\sigma(a))$, at most one quarter.',
  },
  {
    name: 'singular value',
    says: 'The singular values of a square matrix $A$ say how it stretches: the largest is the largest, the smallest the smallest that $\\|Av\\| / \\|v\\|$ can be. They are the roots of the eigenvalues of $A^\\top\\! A$.',
  },
  {
    name: 'softmax',
    says: 'It turns scores into probabilities: $z_k = \\frac{e^{\\alpha_k}}{\\sum_j e^{\\alpha_j}}$. Each is positive, and together they are 1.',
  },
  {
    name: 'spectral norm',
    says: 'The largest singular value of a matrix: no column of numbers comes out of the product with it more than so many times as long as it went in.',
  },
  {
    name: 'total derivative',
    says: 'The derivative by a parameter through all its uses, those at earlier steps too: the sum of what comes through each.',
  },
  {
    name: 'transpose',
    says: 'A matrix turned over its diagonal, $A^\\top$: its rows become columns. $(A^\\top)_{ij} = A_{ji}$.',
  },
  {
    name: 'truncated backpropagation',
    also: ['truncation'],
    says: 'The error of each loss is followed back over a fixed number of steps; what would have gone on further is left out. Where anything is, the result is not the gradient but a part of the sum that it is.',
  },
  {
    name: 'unfold',
    also: ['unfolded', 'unfolding'],
    says: 'To write a recurrent network once for each step, the state of one copy leading to the next. All copies have the same weights.',
  },
  {
    name: 'unit',
    says: 'One entry of the hidden state, together with the row of weights that makes it.',
  },
  {
    name: 'vanishing and exploding',
    also: ['vanishing', 'exploding'],
    says: 'On its way back an error is multiplied by the transposed Jacobian of each step. Where that makes it smaller again and again, it vanishes; where it makes it larger, it explodes.',
  },
];

/** The term of a name, or of another name of the same. */
export function termNamed(name: string): Definition | undefined {
  return terms.find((term) => term.name === name || term.also?.includes(name));
}

/** Its place on the page of notation. */
export function placeOf({ name }: Definition): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** The text of a definition and its formulas, in turn: "text", { tex }, "text" … */
export function partsOf(says: string): (string | { tex: string })[] {
  return says.split('$').map((part, k) => (k % 2 === 0 ? part : { tex: part }));
}
