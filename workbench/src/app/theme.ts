import { createTheme } from '@mantine/core';

/** Mantine in the colours of the report; Okabe and Ito's blue for what can be pressed. */
export const theme = createTheme({
  primaryColor: 'abide',
  primaryShade: { light: 7, dark: 4 },
  colors: {
    abide: [
      '#e4f0f8',
      '#cbe2f1',
      '#a3cde7',
      '#7cc6f0',
      '#56b4e9',
      '#2a93cf',
      '#0072b2',
      '#00568a',
      '#00436d',
      '#003150',
    ],
  },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  defaultRadius: 'sm',
  // The head of a dialog is no head of the page.
  components: { ModalHeader: { defaultProps: { component: 'div' } } },
});
