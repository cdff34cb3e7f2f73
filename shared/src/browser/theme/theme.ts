import { createTheme, type MantineColorsTuple } from "@mantine/core";
import { danger, dark, gray, lamp, sage, type Steps } from "./palette.ts";

const tuple = (steps: Steps): MantineColorsTuple => [...steps];

/**
 * The component library under our tokens: sizes and colours point at tokens.css, so that a component and a hand-written
 * rule can never disagree. Import the order: the library's styles, fonts.css, tokens.css, base.css, mantine.css.
 */
export const theme = createTheme({
  colors: { lamp: tuple(lamp), sage: tuple(sage), danger: tuple(danger), dark: tuple(dark), gray: tuple(gray) },
  primaryColor: "lamp",
  primaryShade: { light: 4, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: "#10302e",
  white: "#fffdf9",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: "var(--font-text)",
  headings: {
    fontFamily: "var(--font-display)",
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "var(--text-h1)", lineHeight: "1.12" },
      h2: { fontSize: "var(--text-h2)", lineHeight: "1.15" },
      h3: { fontSize: "var(--text-h3)", lineHeight: "1.2" },
      h4: { fontSize: "var(--text-h4)", lineHeight: "1.25" },
    },
  },
  fontSizes: {
    xs: "var(--text-small)",
    sm: "var(--text-small)",
    md: "var(--text-body)",
    lg: "var(--text-lead)",
    xl: "var(--text-h4)",
  },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  radius: { xs: "4px", sm: "6px", md: "var(--radius)", lg: "var(--radius)", xl: "999px" },
  spacing: { xs: "var(--space-2)", sm: "var(--space-3)", md: "var(--space-4)", lg: "var(--space-5)", xl: "var(--space-6)" },
  shadows: { xs: "var(--shadow)", sm: "var(--shadow)", md: "var(--shadow)", lg: "var(--shadow)", xl: "var(--shadow)" },
  components: {
    Button: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md", autosize: true, minRows: 2 } },
    NumberInput: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    Select: { defaultProps: { size: "md" } },
    SegmentedControl: { defaultProps: { size: "md", withItemsBorders: false } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    Menu: { defaultProps: { shadow: "md", withinPortal: true, transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
    Skeleton: { defaultProps: { animate: true } },
  },
});
