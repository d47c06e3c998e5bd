/** A control call that cannot be done as asked; `status` is the HTTP status of the reply. */
export class ControlError extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 501,
    message: string,
  ) {
    super(message);
  }
}
