import { ok, param, NO_CONTENT, type Call, type Operation, type Reply } from '../call';
import { JiraError } from '../errors';
import { APP_PROPERTY_KEY_CHARACTERS, PROPERTY_VALUE_CHARACTERS } from '../limits';
import { accountOf } from '../permissions/permissions';

/** Jira's `OperationMessage`: the body of these operations in place of an `ErrorCollection`. */
function operationMessage(
  status: number,
  message: string,
): { status: number; body: { message: string; statusCode: number } } {
  return { status, body: { message, statusCode: status } };
}

function refused(status: number, message: string): JiraError {
  return new JiraError(status, operationMessage(status, message).body);
}

/** Properties of the app that asks: acting as a user, it has none. */
function ownProperties({ caller, site }: Call): Record<string, unknown> {
  accountOf(caller);
  if (!caller.isApp) {
    throw new JiraError(403, { errorMessages: ['Access to this resource must be authenticated as an app.'] });
  }
  return site.appProperties;
}

function keyOf(call: Call): string {
  const key = param(call, 'propertyKey');
  if (key.length > APP_PROPERTY_KEY_CHARACTERS) {
    throw refused(400, `The property key cannot be longer than ${APP_PROPERTY_KEY_CHARACTERS} characters.`);
  }
  return key;
}

function presentKey(call: Call, properties: Record<string, unknown>): string {
  const key = keyOf(call);
  if (!Object.hasOwn(properties, key)) throw refused(404, 'Property with key not found.');
  return key;
}

function list(call: Call): Reply {
  const self = `${call.site.url}/rest/forge/1/app/properties`;
  const keys = Object.keys(ownProperties(call));
  return ok({ keys: keys.map((key) => ({ key, self: `${self}/${encodeURIComponent(key)}` })) });
}

function read(call: Call): Reply {
  const properties = ownProperties(call);
  const key = presentKey(call, properties);
  return ok({ key, value: properties[key] });
}

function write(call: Call): Reply {
  const properties = ownProperties(call);
  const key = keyOf(call);
  if (call.body === undefined) throw refused(400, 'The property value is not valid JSON.');
  if (JSON.stringify(call.body).length > PROPERTY_VALUE_CHARACTERS) {
    throw refused(400, `The property value cannot be longer than ${PROPERTY_VALUE_CHARACTERS} characters.`);
  }
  const existed = Object.hasOwn(properties, key);
  properties[key] = call.body;
  return existed ? operationMessage(200, 'Property updated.') : operationMessage(201, 'Property created.');
}

function remove(call: Call): Reply {
  const properties = ownProperties(call);
  delete properties[presentKey(call, properties)];
  return NO_CONTENT;
}

const PATH = '/rest/forge/1/app/properties';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-properties/ */
export const appPropertyOperations: Operation[] = [
  { method: 'GET', path: PATH, handle: list },
  { method: 'GET', path: `${PATH}/{propertyKey}`, handle: read },
  { method: 'PUT', path: `${PATH}/{propertyKey}`, handle: write },
  { method: 'DELETE', path: `${PATH}/{propertyKey}`, handle: remove },
];
