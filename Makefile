# SPDX-License-Identifier: LGPL-3.0-or-later
# The commands of the project; `make` alone lists them.
#
## make demo                        set up and start the demo province
## make stop                        stop it; the data stays
## make clean                       remove all that was made; downloads stay
## make distclean                   remove the downloads as well
## make verify                      check the demo's journal, signatures, packages
## make test [STAGE=unit] [ARGS=..] run everything, or one stage with pytest options
## make lint                        the first stage of `make test` alone
## make traceability                write docs/traceability.md from the tests
## make i18n [DB=x]                 renew addons/*/i18n from the sources, list what has no words
## make bench                       benchmarks (tests/load)
## make lock                        renew requirements/*.txt
##
## make dev-db     DB=x ADDONS=a,b  fresh development database with these addons
## make dev-update DB=x ADDONS=a,b  update addons in it
## make dev-test   DB=x ADDONS=a,b [TAGS=..] [KEEP=1]  Odoo tests of addons
## make dev-serve  DB=x [PORT=n]    serve it in the foreground
## make dev-shell  DB=x < script    run a script in `odoo shell`
## make dev-psql   DB=x             psql on it
## make dev-stop                    stop the development cluster
##
## Settings: QLVB_PORT=8070  ODOO_HOME=/path/to/odoo  QLVB_VAR=/path/for/var  VERBOSE=1

COMMANDS = demo stop clean distclean verify test lint i18n bench lock \
	dev-db dev-update dev-test dev-serve dev-shell dev-psql dev-stop
SETTINGS = ADDONS ARGS DB KEEP ODOO_HOME PORT QLVB_PORT QLVB_VAR STAGE TAGS VERBOSE

export $(SETTINGS)

.DEFAULT_GOAL = help
.PHONY: help traceability $(COMMANDS)

help:
	@sed -n 's/^## \{0,1\}//p' $(firstword $(MAKEFILE_LIST))

$(COMMANDS):
	@config/setup/bootstrap.sh $@

traceability:
	@$(or $(QLVB_VAR),var)/venv/bin/python -m config.docs.traceability
