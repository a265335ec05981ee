import { XMLParser } from 'fast-xml-parser';
import type { Exchange } from '../RecordingHandler';
import type { ServiceModel } from './ServiceModel';
import { validateShape } from './validateShape';

/*
 * Errors that any call of any service may end with; models list only those of their own.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html
 */
const commonErrors = new Map([
  ['AccessDenied', 403],
  ['AccessDeniedException', 400],
  ['ExpiredToken', 403],
  ['InvalidAction', 400],
  ['InvalidClientTokenId', 403],
  ['InvalidParameterCombination', 400],
  ['InvalidParameterValue', 400],
  ['MissingAuthenticationToken', 403],
  ['MissingParameter', 400],
  ['Throttling', 400],
  ['ThrottlingException', 400],
  ['ValidationError', 400],
]);

const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
});

/** What of an answer is not as the model of its service says: a line for each, with the path of the member. */
export function validateAnswer(
  model: ServiceModel,
  exchange: Exchange,
): string[] {
  const { action, status } = exchange;
  const operation = model.operations[action];
  if (!operation) {
    return [`${action}: is no operation of the model`];
  }
  const { output } = operation;
  const isJson = model.metadata.protocol === 'json';
  const body = isJson ? JSON.parse(exchange.body) : parser.parse(exchange.body);
  if (status >= 300) {
    const code = isJson ? body.__type : body.ErrorResponse?.Error?.Code;
    return validateError(model, { action, status, code: String(code) });
  }
  if (isJson) {
    return output
      ? validateShape(model, {
          value: body,
          reference: output,
          path: action,
          wire: 'json',
        })
      : [];
  }
  const answer = body[`${action}Response`] ?? {};
  if (typeof answer.ResponseMetadata?.RequestId !== 'string') {
    return [`${action}: has no request ID`];
  }
  if (!output) {
    return [];
  }
  const wrapper = output.resultWrapper ?? '';
  return wrapper in answer
    ? validateShape(model, {
        value: answer[wrapper],
        reference: output,
        path: action,
        wire: 'xml',
      })
    : [`${action}: has no ${wrapper}`];
}

function validateError(
  model: ServiceModel,
  found: { action: string; status: number; code: string },
): string[] {
  const { action, status, code } = found;
  const declared = (model.operations[action]?.errors ?? [])
    .map(({ shape }) => ({ shape, error: model.shapes[shape]?.error }))
    .find(({ shape, error }) => (error?.code ?? shape) === code);
  const wanted = declared
    ? (declared.error?.httpStatusCode ?? 400)
    : commonErrors.get(code);
  if (wanted === undefined) {
    return [`${action}: ${code} is no error of this operation`];
  }
  return status === wanted
    ? []
    : [`${action}: ${code} has the status ${wanted}, not ${status}`];
}
