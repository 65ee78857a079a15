// A journey is many screens; each wait inside it has a limit of its own.
jest.setTimeout(90_000)
