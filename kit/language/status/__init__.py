"""Did it happen? The status of an event: negated, denied, alleged, called_for, threatened, hypothetical, planned,
historical, or actual when nothing says otherwise.
"""

from kit.language.status.scope import ORDER, event_status, status_of

__all__ = ["ORDER", "event_status", "status_of"]
