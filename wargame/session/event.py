"""What every fact of a session's log has in common."""

from pydantic import BaseModel, ConfigDict


class Event(BaseModel):
    """A frozen fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
