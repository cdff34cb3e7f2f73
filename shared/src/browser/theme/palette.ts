/** The tuples that the component library wants: ten steps each, 0 lightest. */
export type Steps = readonly [string, string, string, string, string, string, string, string, string, string];

/** Warm amber: the one thing to do next. Step 4 is the lamp itself. */
export const lamp: Steps = [
  "#fdf3e0",
  "#fbe6c2",
  "#f8d397",
  "#f5bb68",
  "#f2a541",
  "#dd8f2a",
  "#b67714",
  "#87500a",
  "#6a4008",
  "#33270f",
];

/** What is fine. */
export const sage: Steps = [
  "#f0f5ef",
  "#e0ebe1",
  "#c8dacc",
  "#b0cbb7",
  "#9cc4a9",
  "#7fa08a",
  "#5f8a70",
  "#4a7459",
  "#33614a",
  "#17332a",
];

/** Danger, and nothing else. */
export const danger: Steps = [
  "#fdefeb",
  "#fbdcd4",
  "#f8bcae",
  "#ff9c85",
  "#ea7560",
  "#d9573f",
  "#c8452f",
  "#bb3c27",
  "#a6301b",
  "#3a1a15",
];

/** Ink: the dark theme's surfaces and text, in the order in which the library reads them. */
export const dark: Steps = [
  "#fbf7f0",
  "#d5ddd6",
  "#b3c4bd",
  "#6d8a84",
  "#2b4743",
  "#193330",
  "#122725",
  "#0b1b1a",
  "#091716",
  "#081413",
];

/** Paper: the light theme's lines and sunk surfaces. */
export const gray: Steps = [
  "#fbf7f0",
  "#f2eadc",
  "#e2d8c6",
  "#d9cfbd",
  "#b9ae9b",
  "#857c6a",
  "#4a5f5a",
  "#37504b",
  "#22403c",
  "#10302e",
];
