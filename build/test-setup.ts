import fc from 'fast-check';

/** Random cases are the same every time, unless UNFOLDED_SEED names others: a test that fails once fails again. */
fc.configureGlobal({ seed: Number(process.env.UNFOLDED_SEED ?? 1610_02583) });
