# SPDX-License-Identifier: LGPL-3.0-or-later
from . import test_copy
from . import test_sending
from . import test_issuing
from . import test_evidence
from . import test_proof
from . import test_refusals
from . import test_secrets
from . import test_verification_page
from . import test_verifying
from . import test_handover_account
from . import test_agent
from . import test_agent_seal
from . import test_certificate
from . import test_signing_figure
from . import test_compliance
from . import test_certificate_entry
