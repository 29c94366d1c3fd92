import ts from 'typescript';

/** Attributes and properties whose value is read by people, or to them. */
const READ = /^(label|title|alt|placeholder|description|error|aria-(label|description|roledescription|valuetext))$/;
/** Attributes and properties whose value is for programs alone. */
const FOR_PROGRAMS = /^(className|rel|kind)$/;
/** Selectors, style sheets, markup, lists of fonts. */
const NO_PROSE = /^[.#:&]|[{<]|sans-serif|monospace/;

/**
 * Words of a program's text that its users may see: whatever reads as prose, and each word in a place that is read, such
 * as an element's text or its label. A single word that gets there by way of a name is not found.
 *
 * @returns Of each its line and what it says.
 */
export function wordsOutside(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<ts.Node, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForPrograms(node)) return;
    const says = wordsOf(node);
    if (says.some((words) => /\p{L} \p{L}/u.test(words) && !NO_PROSE.test(words))) found.set(node, says.join('…'));
    for (const shown of shownBy(node)) {
      if (wordsOf(shown).some((words) => /\p{L}/u.test(words))) found.set(shown, wordsOf(shown).join('…'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return [...found].map(([node, says]) => `${file}:${lineOf(node)} ${says.trim()}`);
}

function isForPrograms(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return node.expression.getText() === 'EditorView.theme';
  return (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) && FOR_PROGRAMS.test(nameOf(node));
}

const nameOf = ({ name }: ts.JsxAttribute | ts.PropertyAssignment) => name.getText().replaceAll(/['"]/g, '');

/** What a literal says, between what is put into it. */
function wordsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

/** What may stand in a place that is read: every outcome of a choice. */
function shownBy(node: ts.Node): ts.Node[] {
  if (ts.isJsxText(node)) return [node];
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return outcomes(node.expression);
  if ((ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) && READ.test(nameOf(node))) {
    return outcomes(node.initializer);
  }
  return [];
}

function outcomes(node: ts.Node | undefined): ts.Node[] {
  if (!node) return [];
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return outcomes(node.expression);
  if (ts.isConditionalExpression(node)) return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return outcomes(node.right);
    const either = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
    return either ? [...outcomes(node.left), ...outcomes(node.right)] : [];
  }
  return [node];
}
