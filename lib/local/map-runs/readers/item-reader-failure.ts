/** Items that can't be read: the message is the cause of States.ItemReaderFailed. */
export class ItemReaderFailure extends Error {
  override readonly name = "ItemReaderFailure";
}
